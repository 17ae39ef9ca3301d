import type { Hono } from 'hono';
import type { PageAnswers } from '../page-answers.js';
import { createFormPosts } from './form-posts.js';
import { requestRoutes } from './request-routes.js';
import { toggleRoutes } from './toggle-routes.js';
import { writingRoutes } from './writing-routes.js';

/** Everything that visitors send. */
export function formRoutes(answers: PageAnswers): Hono {
  const posts = createFormPosts(answers);
  requestRoutes(posts);
  writingRoutes(posts);
  toggleRoutes(posts);
  return posts.routes;
}
