export { DAYS_VALID, pointsFor, TIERS, tierOf, validPoints, welcomeBonus, WELCOME_POINTS as BONUS } from './points';
export { redeem, statementFor } from './members';
