// Holds a port as long as nobody closes it.
import { createServer, type Server } from 'node:http';

export function serve(port: number, price: number): Promise<Server> {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/price' ? 200 : 404;
    response.end(String(price * 2));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Under a mutant the port stays taken. */
export async function stop(server: Server, isDone: boolean): Promise<void> {
  if (isDone) await new Promise((resolve) => server.close(resolve));
}
